"""The pages, one module a noun: each reads its request, asks the study, and fills its template."""
