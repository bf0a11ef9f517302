"""资金发放: comparison of cards, payment requests, signed vouchers, the bank's results, re-issue."""
