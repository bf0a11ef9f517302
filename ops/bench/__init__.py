"""`ykt bench`: the platform's work measured against bare floors in the same run, on the same machine."""
