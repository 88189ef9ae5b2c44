package roadmap

// WithOnly is the problem without the demands that are not listed.
func (p Problem) WithOnly(kept []Demand) Problem { return p.withOnly(kept) }
