"""The same person, organisation, happening and text across reports, with the evidence for each link."""
