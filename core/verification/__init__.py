"""核对: the rules of money and lists that `ykt verify` proves."""
