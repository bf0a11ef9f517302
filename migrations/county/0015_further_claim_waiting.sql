-- applications: 确认需发放 that wait for a second official; 工作台 counts them
CREATE VIEW published_further_claim_waiting AS
SELECT f.line_id, l.township_code, l.programme_code, l.entered_by, f.asked_by
FROM further_claim f
JOIN line l ON l.id = f.line_id
WHERE f.confirmed_by IS NULL
  AND f.refused_by IS NULL
  AND l.status = 'open'
  AND l.dossier_id IS NULL;
