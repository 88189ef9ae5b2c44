package reports

// calendar shows the roadmap by week.
func (b *builder) calendar() {}
