package chart

import (
	"math"

	"rahbord/internal/draw"
	"rahbord/internal/typeset"
)

// flags are labels below points of a line, each joined to its point by a pole. A
// label hangs before or behind its pole, so far down that no pole crosses it.
type flags struct {
	points []float64 // offsets of all points
	poles  []flag
	levels []float64 // distance of each level from the line
	height float64
}

type flag struct {
	at     float64 // offset of the point
	words  words
	offset float64 // of the words
	width  float64
	level  int
	align  typeset.Align
}

// Measures of flags in points.
const (
	flagSize  = 7.0
	flagWidth = 104
	flagGap   = 2.5
	poleTop   = 6 // below the middle of the line
	mostFlags = 5 // levels
)

// placeFlags hangs labels under points between two offsets; labels without a
// place become notes.
func placeFlags(at []float64, labels []string, from, to float64, s scribe, k Look, n *notes) flags {
	f := flags{points: at}
	for i := len(at) - 1; i >= 0; i-- {
		if labels[i] == "" {
			continue
		}
		v, ok := f.hang(at[i], s.phrase(labels[i], flagSize, typeset.Regular, k.Ink), from, to)
		if !ok {
			p := s.phrase(n.add(labels[i]), flagSize, typeset.Bold, k.Ink)
			if v, ok = f.hang(at[i], p, from, to); !ok {
				continue
			}
		}
		f.poles = append(f.poles, v)
	}
	for l := range mostFlags {
		h := 0.0
		for _, p := range f.poles {
			if p.level == l {
				h = math.Max(h, p.words.height())
			}
		}
		f.levels = append(f.levels, poleTop+f.height)
		if h > 0 {
			f.height += h + 1.5
		}
	}
	if len(f.poles) > 0 {
		f.height += poleTop
	}
	return f
}

// hang looks for the highest level where a label crosses nothing. It hangs behind
// its pole only where that leaves all other points free.
func (f *flags) hang(at float64, p phrase, from, to float64) (flag, bool) {
	for level := range mostFlags {
		for _, widest := range []float64{flagWidth, flagWidth * 0.62} {
			for _, back := range []bool{false, true} {
				room := to - at - flagGap
				if back {
					room = at - flagGap - from
				}
				if room = math.Min(room, widest); p.least() > room {
					continue
				}
				v := flag{at: at, words: p.at(room), level: level, align: typeset.Start}
				v.width = v.words.width() + 0.5
				v.offset = at + flagGap
				if back {
					v.offset, v.align = at-flagGap-v.width, typeset.End
				}
				if len(v.words.lines) <= 3 && f.free(v) && !(back && f.covers(v)) {
					return v, true
				}
			}
		}
	}
	return flag{}, false
}

// covers tells whether a label stands below another point.
func (f *flags) covers(v flag) bool {
	for _, at := range f.points {
		if at != v.at && at > v.offset-3 && at < v.offset+v.width+3 {
			return true
		}
	}
	return false
}

func (f *flags) free(v flag) bool {
	crosses := func(pole, label flag) bool {
		return label.level <= pole.level && pole.at > label.offset-1 && pole.at < label.offset+label.width+1
	}
	for _, o := range f.poles {
		side := v.offset < o.offset+o.width+4 && o.offset < v.offset+v.width+4
		if side && v.level == o.level || crosses(v, o) || crosses(o, v) {
			return false
		}
	}
	return true
}

// draw paints poles and labels under a line at the height y.
func (f flags) draw(c draw.Canvas, s side, y float64, k Look) {
	for _, v := range f.poles {
		x := s.at(v.at)
		line(c, x, y, x, y+f.levels[v.level]+v.words.leading*0.8, draw.Stroke{Colour: k.Line, Width: 0.5})
	}
	for _, v := range f.poles {
		v.words.draw(c, s.left(v.offset, v.width), y+f.levels[v.level], v.width, v.align)
	}
}
