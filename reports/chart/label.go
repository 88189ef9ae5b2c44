package chart

import (
	"math"
	"sort"

	"rahbord/internal/draw"
	"rahbord/internal/typeset"
)

// label is the wrapped text of an axis in its box, relative to the chart's centre.
type label struct {
	lines      []*typeset.Line
	x, y, w, h float64
	align      typeset.Align
}

func (l label) draw(c draw.Canvas, cx, cy float64, look Look) {
	for i, line := range l.lines {
		baseline := cy + l.y + float64(i)*look.Leading + look.Leading/2 + look.Size*0.34
		c.Text(line, cx+l.x, baseline, l.w, physical(l.align, line))
	}
}

// physical turns left (Start), middle and right (End) into the alignment of the
// line, whose Start follows its own direction.
func physical(a typeset.Align, l *typeset.Line) typeset.Align {
	if l.RTL() && a == typeset.Start {
		return typeset.End
	}
	if l.RTL() && a == typeset.End {
		return typeset.Start
	}
	return a
}

// around puts the axes' labels around a circle. Labels of one side keep their
// order and give way to one another up and down; those of the top and the bottom
// axis stand above and below all others, so that no two ever overlap.
func (r Radar) around(e *typeset.Engine, radius, side float64) ([]label, bool) {
	var all, left, right []label
	for i, text := range r.Axes {
		d := r.direction(i)
		colour := r.Look.Ink
		if !r.known(i) {
			colour = r.Look.Soft
		}
		para := e.Layout([]typeset.Span{{Text: text, Size: r.Look.Size, Colour: Ink(colour)}}, r.base())
		polar := math.Abs(d.X) < 0.02
		w := side
		if polar {
			w = side * 1.5
		}
		l := label{lines: para.Wrap(w), w: w}
		l.h = float64(len(l.lines)) * r.Look.Leading
		if len(l.lines) > 5 {
			return nil, false
		}
		switch {
		case polar:
			l.x, l.align = -w/2, typeset.Middle
			l.y = radius + labelGap
			if d.Y < 0 {
				l.y = -radius - labelGap - l.h
			}
			all = append(all, l)
		case d.X > 0:
			l.y, l.align = d.Y*(radius+labelGap)-l.h/2, typeset.Start
			right = append(right, l)
		default:
			l.y, l.align = d.Y*(radius+labelGap)-l.h/2, typeset.End
			left = append(left, l)
		}
	}
	for k, half := range [][]label{left, right} {
		if !spread(half, radius+labelGap) {
			return nil, false
		}
		for _, l := range half {
			l.x = outside(l.y, l.h, radius+labelGap-2)
			if k == 0 {
				l.x = -l.x - l.w
			}
			all = append(all, l)
		}
	}
	return all, true
}

// spread moves labels apart so that they stay within the reach above and below
// the centre. It reports false when they need more room than there is.
func spread(labels []label, reach float64) bool {
	const gap = 2
	need := 0.0
	for _, l := range labels {
		need += l.h + gap
	}
	if need > 2*reach {
		return false
	}
	sort.SliceStable(labels, func(i, j int) bool {
		return labels[i].y+labels[i].h/2 < labels[j].y+labels[j].h/2
	})
	floor := -reach
	for i := range labels {
		labels[i].y = math.Max(labels[i].y, floor)
		floor = labels[i].y + labels[i].h + gap
	}
	ceiling := reach
	for i := len(labels) - 1; i >= 0; i-- {
		labels[i].y = math.Min(labels[i].y, ceiling-labels[i].h)
		ceiling = labels[i].y - gap
	}
	return true
}

// outside is how far from the centre line a box must begin to clear the circle.
func outside(y, h, radius float64) float64 {
	nearest := 0.0
	if y > 0 {
		nearest = y
	} else if y+h < 0 {
		nearest = -(y + h)
	}
	return math.Sqrt(math.Max(0, radius*radius-nearest*nearest))
}
