"""The XML of the law, eCFR and annual CFR, as provisions whose paragraphs bear their citation."""
