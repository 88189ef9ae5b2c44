package chart

import (
	"math"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

func TestWordsOfACurveNeverTouchItsLineOrOneAnother(t *testing.T) {
	e := engine(t)
	beside := 0
	rapid.Check(t, func(t *rapid.T) {
		v := Curve{X: Axis{Title: spoken(t, 5)}, Y: Axis{Title: spoken(t, 5)}, Steps: rapid.Bool().Draw(t, "steps"), Number: strconv.Itoa,
			RTL: rapid.Bool().Draw(t, "rtl"), Look: plot}
		share := rapid.Float64Range(-0.1, 1.1)
		for range rapid.IntRange(0, 7).Draw(t, "ticks") {
			v.X.Ticks = append(v.X.Ticks, AxisTick{share.Draw(t, "x"), spoken(t, 2)})
			v.Y.Ticks = append(v.Y.Ticks, AxisTick{share.Draw(t, "y"), spoken(t, 2)})
		}
		for range rapid.IntRange(0, 12).Draw(t, "points") {
			v.Points = append(v.Points, CurvePoint{X: share.Draw(t, "px"), Y: share.Draw(t, "py"), Label: spoken(t, 5), Strong: rapid.Bool().Draw(t, "strong")})
		}
		width := rapid.Float64Range(220, 500).Draw(t, "width")
		p, s := v.Place(e, width), &sketch{}
		p.Draw(s, 0, 0)
		s.tidy(t, width, p.Height)
		if len(p.Notes) == 0 {
			s.crossed(t, plot.Brand)
			beside += len(p.labels)
		}
	})
	if beside == 0 {
		t.Error("no label found its place")
	}
}

func TestCurveRunsFromRightToLeftOnRightToLeftPages(t *testing.T) {
	v := Curve{Look: plot, Points: []CurvePoint{{X: 0, Y: 0, Label: "low"}, {X: 1, Y: 1, Label: "high"}}}
	for _, v.RTL = range []bool{false, true} {
		s := &sketch{}
		v.Place(engine(t), 400).Draw(s, 0, 0)
		if low, high := s.find(t, "low"), s.find(t, "high"); (low.x > high.x) != v.RTL || low.y < high.y {
			t.Errorf("right to left %v: %+v and %+v", v.RTL, low, high)
		}
	}
}

func TestSteppedCurveHoldsItsValueUntilTheNextPoint(t *testing.T) {
	p := Curve{Look: plot, Steps: true, Points: []CurvePoint{{X: 1, Y: 1}, {X: 0, Y: 0}}}.Place(engine(t), 400)
	c := p.corners()
	if len(c) != 3 || c[0].Y != c[1].Y || c[1].X != c[2].X || c[0].X >= c[2].X {
		t.Errorf("%+v", c)
	}
}

func TestSparkLeavesAGapAndEndsInADot(t *testing.T) {
	s := &sketch{}
	spark := Spark{X: 10, Y: 20, W: 60, H: 12, Target: -1, Colour: blue, Values: known(.1, .2, -1, .4, .5)}
	spark.Draw(s)
	if len(s.stroke) != 1 || s.stroke[0].segments != 4 || len(s.fills) != 1 || s.fills[0].x < 60 {
		t.Errorf("%d lines, dots %+v", len(s.stroke), s.fills)
	}
	spark.RTL = true
	s = &sketch{}
	spark.Draw(s)
	if s.fills[0].x > 15 {
		t.Errorf("the newest value stands at %.0f", s.fills[0].x)
	}
}

func TestSparkStaysInItsBoxWhateverTheValues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spark := Spark{X: 10, Y: 20, W: 60, H: 12, Target: rapid.Float64().Draw(t, "target"), Colour: blue}
		for _, v := range rapid.SliceOf(rapid.Float64()).Draw(t, "values") {
			spark.Values = append(spark.Values, Value{v, rapid.Bool().Draw(t, "known")})
		}
		s := &sketch{}
		spark.Draw(s)
		for _, b := range append(s.fills, s.stroke...) {
			if !(b.x >= 9.99 && b.x+b.w <= 70.01 && b.y >= 19.99 && b.y+b.h <= 32.01) {
				t.Errorf("drawn at %+v", b)
			}
		}
	})
}

func TestChangesForTheWorseDifferWithoutColour(t *testing.T) {
	for _, trend := range []Trend{Up, Down} {
		better, worse := &sketch{}, &sketch{}
		Move(better, trend, true, 0, 0, 8, blue)
		Move(worse, trend, false, 0, 0, 8, blue)
		if len(better.fills) != 1 || len(better.stroke) != 0 || len(worse.fills) != 0 || len(worse.stroke) != 1 {
			t.Errorf("%v: %+v %+v", trend, better, worse)
		}
	}
	up, down := &sketch{}, &sketch{}
	Move(up, Up, true, 0, 0, 8, blue)
	Move(down, Down, true, 0, 0, 8, blue)
	if up.fills[0].path[0].Points[0].Y >= 0 || down.fills[0].path[0].Points[0].Y <= 0 {
		t.Error("the arrows do not point up and down")
	}
}

func TestHatchStaysInItsRectangle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := rapid.Float64Range(0, 300)
		x, y, w, h := f.Draw(t, "x"), f.Draw(t, "y"), f.Draw(t, "w"), f.Draw(t, "h")
		if p := Hatch(x, y, w, h, 4); len(p) > 0 {
			if b := bounds(p, blue); b.x < x-0.01 || b.y < y-0.01 || b.x+b.w > x+w+0.01 || b.y+b.h > y+h+0.01 {
				t.Errorf("%.1f,%.1f %.1fx%.1f: drawn at %+v", x, y, w, h, b)
			}
		} else if w > 9 && h > 9 {
			t.Error("nothing is drawn")
		}
	})
}

func TestRampGrowsDarkerWithTheValue(t *testing.T) {
	r := Ramp{Light: plot.Wash, Dark: dark}
	for i := range 20 {
		a, b := r.At(float64(i)/20), r.At(float64(i+1)/20)
		if int(b.R)+int(b.G)+int(b.B) >= int(a.R)+int(a.G)+int(a.B) {
			t.Errorf("%v is not darker than %v", b, a)
		}
	}
	if r.At(math.NaN()) != r.Light || r.At(7) != r.Dark {
		t.Error("values outside the scale are not at its ends")
	}
}
