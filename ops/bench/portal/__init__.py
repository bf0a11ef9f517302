"""`ykt bench portal`: how long officials wait for the lists of the portal in a county with two million lines."""
