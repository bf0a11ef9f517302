"""One folder per agency bank (代发银行): how it is spoken to."""
