"""Reading uploaded workbooks without trusting them: sniffing, preflight and parsing, each in a process under hard limits.

Kept free of imports: these processes pass through here before their limits are set.
"""
