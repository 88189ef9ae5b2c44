package chart

import (
	"cmp"
	"slices"

	"rahbord/internal/typeset"
	"rahbord/reports"
)

// Place puts the boxes into columns over a width, those that are linked near one
// another. A tree taller than whole is divided into parts not much taller than most:
// each holds some boxes of the middle column with all that is linked to them, so
// that every part can be read alone; boxes that several parts need stand in each.
// It reports false when there is no box, the columns are too narrow, or even one box
// with what is linked to it is taller than whole.
func (v Tree) Place(e *typeset.Engine, width, whole, most float64) ([]*TreePlaced, bool) {
	p, ok := v.measured(e, width)
	if !ok {
		return nil, false
	}
	if p.arrange(); p.Height <= whole {
		return []*TreePlaced{p}, true
	}
	parts := p.divide(most)
	return parts, !slices.ContainsFunc(parts, func(p *TreePlaced) bool { return p.Height > whole })
}

// divide takes box after box of the middle column until a part is full, then the
// boxes that no part holds.
func (p *TreePlaced) divide(most float64) []*TreePlaced {
	pivot := len(p.boxes) / 2
	var linked, alone [][][]int
	used := make([][]int, len(p.boxes))
	for i := range p.boxes[pivot] {
		linked = append(linked, p.around(pivot, i))
		used = merge(used, linked[i])
	}
	for c := range p.boxes {
		for i := range p.boxes[c] {
			if !slices.Contains(used[c], i) {
				one := make([][]int, len(p.boxes))
				one[c] = []int{i}
				alone = append(alone, one)
			}
		}
	}
	return append(p.gather(linked, most), p.gather(alone, most)...)
}

// gather unites choices of boxes, one after the other, until a part is full.
func (p *TreePlaced) gather(choices [][][]int, most float64) []*TreePlaced {
	var parts []*TreePlaced
	var chosen [][]int
	var part *TreePlaced
	for _, next := range choices {
		wider := p.part(merge(chosen, next))
		if part != nil && wider.Height > most {
			parts = append(parts, part)
			chosen, wider = nil, p.part(next)
		}
		chosen, part = merge(chosen, next), wider
	}
	if part != nil {
		parts = append(parts, part)
	}
	return parts
}

// merge unites choices of boxes.
func merge(a, b [][]int) [][]int {
	out := make([][]int, len(b))
	for c := range b {
		if c < len(a) {
			out[c] = append(out[c], a[c]...)
		}
		out[c] = append(out[c], b[c]...)
		slices.Sort(out[c])
		out[c] = slices.Compact(out[c])
	}
	return out
}

// around is a box of a column and all that is linked to it, on both sides.
func (p *TreePlaced) around(column, box int) [][]int {
	keep := make([][]int, len(p.boxes))
	keep[column] = []int{box}
	for c := column; c+1 < len(keep); c++ {
		for _, l := range p.linked(c) {
			if slices.Contains(keep[c], l.From) {
				keep[c+1] = append(keep[c+1], l.To)
			}
		}
	}
	for c := column - 1; c >= 0; c-- {
		for _, l := range p.linked(c) {
			if slices.Contains(keep[c+1], l.To) {
				keep[c] = append(keep[c], l.From)
			}
		}
	}
	return merge(nil, keep)
}

// part is the tree of some boxes with the links between them.
func (p *TreePlaced) part(keep [][]int) *TreePlaced {
	out := &TreePlaced{rtl: p.rtl, look: p.look, width: p.width, column: p.column, titles: p.titles, top: p.top}
	for c, boxes := range keep {
		var some []treeBox
		for _, i := range boxes {
			some = append(some, p.boxes[c][i])
		}
		out.boxes = append(out.boxes, some)
	}
	for c := 0; c+1 < len(keep); c++ {
		var links []reports.Link
		for _, l := range p.linked(c) {
			from, to := slices.Index(keep[c], l.From), slices.Index(keep[c+1], l.To)
			if from >= 0 && to >= 0 {
				links = append(links, reports.Link{From: from, To: to})
			}
		}
		out.links = append(out.links, links)
	}
	out.arrange()
	return out
}

// ordered puts the boxes of every column but the first in the order of those they
// are linked with, so that fewer lines cross, and drops links to boxes that are not
// there.
func (v Tree) ordered() Tree {
	out := Tree{Columns: slices.Clone(v.Columns), RTL: v.RTL, Look: v.Look}
	for c := 0; c+1 < len(v.Columns); c++ {
		out.Links = append(out.Links, v.valid(c))
	}
	for c := 1; c < len(out.Columns); c++ {
		place := order(len(out.Columns[c].Boxes), len(out.Columns[c-1].Boxes), out.Links[c-1])
		sorted := make([]reports.TreeBox, len(place))
		for from, to := range place {
			sorted[to] = out.Columns[c].Boxes[from]
		}
		out.Columns[c].Boxes = sorted
		for i, l := range out.Links[c-1] {
			out.Links[c-1][i].To = place[l.To]
		}
		if c < len(out.Links) {
			for i, l := range out.Links[c] {
				out.Links[c][i].From = place[l.From]
			}
		}
	}
	return out
}

// order is the new place of each of n boxes: by the mean place of the boxes before
// that lead to it, those without any last.
func order(n, before int, links []reports.Link) []int {
	weight, old := make([]float64, n), make([]int, n)
	for i := range n {
		sum, count := 0, 0
		for _, l := range links {
			if l.To == i {
				sum += l.From
				count++
			}
		}
		old[i], weight[i] = i, float64(before)
		if count > 0 {
			weight[i] = float64(sum) / float64(count)
		}
	}
	slices.SortStableFunc(old, func(a, b int) int { return cmp.Compare(weight[a], weight[b]) })
	place := make([]int, n)
	for to, from := range old {
		place[from] = to
	}
	return place
}

// valid are the links between a column and the next that join two boxes, once each.
func (v Tree) valid(c int) []reports.Link {
	var out []reports.Link
	if c >= len(v.Links) {
		return nil
	}
	for _, l := range v.Links[c] {
		joins := l.From >= 0 && l.From < len(v.Columns[c].Boxes) && l.To >= 0 && l.To < len(v.Columns[c+1].Boxes)
		if joins && !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	return out
}
