"""Files and pages in; articles, kept texts and date candidates out."""
