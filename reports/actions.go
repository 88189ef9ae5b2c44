package reports

// actions shows one card per initiative.
func (b *builder) actions() {}
