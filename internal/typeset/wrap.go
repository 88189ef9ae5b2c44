package typeset

// tolerance is how far a line may be too wide, in points: rounding errors.
const tolerance = 0.001

// Wrap breaks the paragraph into lines no wider than width, in points. Words
// that are wider are broken between grapheme clusters; only a single cluster can
// stick out. There is always at least one line; a newline at the very end does
// not begin another.
func (p *Paragraph) Wrap(width float64) []*Line {
	w := wrapper{p: p, width: width + tolerance}
	for rest := p.items; len(rest) > 0; {
		var piece []item
		piece, rest = p.nextPiece(rest)
		w.add(piece)
	}
	if len(w.current) > 0 || len(w.lines) == 0 {
		w.endLine(true)
	}
	return w.lines
}

// wrapper fills lines one after the other.
type wrapper struct {
	p       *Paragraph
	width   float64
	lines   []*Line
	current []item
	used    float64
}

// add puts a piece without places to break on the current line or the next.
func (w *wrapper) add(piece []item) {
	if len(w.current) > 0 && w.used+w.p.netWidth(piece) > w.width {
		w.endLine(false)
	}
	for w.p.netWidth(piece) > w.width {
		head, tail := w.p.tear(piece, w.width)
		if len(tail) == 0 {
			break
		}
		w.current, piece = head, tail
		w.endLine(false)
	}
	w.current = append(w.current, piece...)
	w.used += grossWidth(piece)
	if w.p.breaks[piece[len(piece)-1].end] == mustBreak {
		w.endLine(true)
	}
}

// endLine closes the current line; final tells that no line follows or that a
// newline forces the next one.
func (w *wrapper) endLine(final bool) {
	w.lines = append(w.lines, w.p.newLine(w.current, final))
	w.current, w.used = nil, 0
}

// nextPiece cuts off the items up to the next place where a line may end.
func (p *Paragraph) nextPiece(items []item) (piece, rest []item) {
	n := 1
	for n < len(items) && p.breaks[items[n].start] == noBreak {
		n++
	}
	return items[:n:n], items[n:]
}

func grossWidth(items []item) float64 {
	width := 0.0
	for i := range items {
		width += items[i].width
	}
	return width
}

// netWidth leaves out the spaces at the end.
func (p *Paragraph) netWidth(items []item) float64 { return grossWidth(p.trimmed(items)) }

// trimmed leaves out the items at the end that only have spaces.
func (p *Paragraph) trimmed(items []item) []item {
	n := len(items)
	for n > 0 && p.isBlank(items[n-1]) {
		n--
	}
	return items[:n]
}

// isBlank tells whether an item vanishes at the end of a line.
func (p *Paragraph) isBlank(it item) bool {
	for _, r := range p.text[it.start:it.end] {
		if !isTrailing(r) {
			return false
		}
	}
	return true
}

// tear divides items at the last place between grapheme clusters where the head
// is no wider than width, or at the first place of all when even that is too
// far. The tail is empty when there is no such place.
func (p *Paragraph) tear(items []item, width float64) (head, tail []item) {
	used, bestItem, bestCluster := 0.0, -1, 0
search:
	for i := range p.trimmed(items) {
		it := &items[i]
		for k := range it.clusters {
			if (i > 0 || k > 0) && p.graphemes[it.inOrder(k).start] {
				if used <= width || bestItem < 0 {
					bestItem, bestCluster = i, k
				}
				if used > width {
					break search
				}
			}
			used += it.inOrder(k).width * it.span.Size
		}
	}
	if bestItem < 0 {
		return items, nil
	}
	head = append(head, items[:bestItem]...)
	if bestCluster == 0 {
		return head, items[bestItem:]
	}
	before, after := items[bestItem].split(bestCluster)
	return append(head, before), append([]item{after}, items[bestItem+1:]...)
}

// inOrder is the k-th cluster of the item in the order of reading.
func (it *item) inOrder(k int) cluster {
	if it.isRTL() {
		k = len(it.clusters) - 1 - k
	}
	return it.clusters[k]
}

// split divides an item before its n-th cluster in the order of reading.
func (it *item) split(n int) (before, after item) {
	before, after = *it, *it
	if it.isRTL() {
		n = len(it.clusters) - n
		before.clusters, after.clusters = it.clusters[n:], it.clusters[:n]
	} else {
		before.clusters, after.clusters = it.clusters[:n], it.clusters[n:]
	}
	before.end = after.inOrder(0).start
	after.start = before.end
	before.measure()
	after.measure()
	return before, after
}

// measure adds up the widths of the clusters.
func (it *item) measure() {
	it.width = 0
	for _, c := range it.clusters {
		it.width += c.width * it.span.Size
	}
}
