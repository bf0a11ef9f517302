"""Applications (补贴申报): the lists that townships and counties send in, their lines, findings and attachments.

Kept free of imports: the process that reads uploaded workbooks starts from here with hard limits.
"""
