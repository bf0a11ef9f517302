"""补贴对象: people, households and collectives, their accounts and their edit history."""
