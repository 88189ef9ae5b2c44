package interview

import (
	"slices"
	"time"
)

// pace measures how long one person takes for an answer.
type pace struct {
	asked time.Time
	took  []time.Duration
}

// fewestPaced is from how many answers on the pace says something.
const fewestPaced = 5

func (f *flow) startTimer() {
	if f.Clock != nil {
		f.pace.asked = f.Clock()
	}
}

func (f *flow) stopTimer() {
	f.given++
	if f.Clock != nil {
		f.pace.took = append(f.pace.took, f.Clock().Sub(f.pace.asked))
	}
}

// minutesLeft is the median time of an answer times what is open, in whole minutes,
// 1 at least; known after some answers.
func (f *flow) minutesLeft(open int) (minutes int, known bool) {
	if len(f.pace.took) < fewestPaced {
		return 0, false
	}
	sorted := slices.Clone(f.pace.took)
	slices.Sort(sorted)
	n := len(sorted)
	median := (sorted[(n-1)/2] + sorted[n/2]) / 2
	return max(1, int((median*time.Duration(open)+time.Minute/2)/time.Minute)), true
}

// heading prints where one stands: place, share, minutes left.
func (f *flow) heading(id, section string) {
	place, total, done, needed := f.progress(id)
	w := f.Words
	parts := []string{w.Isolate(id)}
	if total > 1 {
		parts = append(parts, f.t("place", "n", w.Int(place), "total", w.Int(total)))
		if needed > 0 {
			parts = append(parts, f.t("done", "percent", w.Int(100*done/needed)))
		}
		if minutes, known := f.minutesLeft(needed - done); known && done < needed {
			parts = append(parts, w.Count("interview.minutes", minutes))
		}
	}
	f.rule()
	line := parts[0]
	for _, p := range parts[1:] {
		line += " · " + p
	}
	f.say(line)
	f.say(section)
	f.gap()
}
