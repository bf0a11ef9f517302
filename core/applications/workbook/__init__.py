"""Reading uploaded workbooks without trusting them: sniffing, preflight, and a child process under hard limits.

Kept free of imports: the child process passes through here before its limits are set.
"""
