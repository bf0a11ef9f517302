"""One folder per subsidy programme (补贴项目): its form, rules, amount, standards, notice and cases."""
