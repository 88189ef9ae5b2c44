package reports

// governance shows who decides, when, and what was accepted.
func (b *builder) governance() {}
