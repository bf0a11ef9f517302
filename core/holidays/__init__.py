"""放假安排: which days offices work, year by year, as the State Council's yearly notice says it."""
