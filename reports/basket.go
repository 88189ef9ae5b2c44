package reports

// basket shows what is in, what is not, and why.
func (b *builder) basket() {}
