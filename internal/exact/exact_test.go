package exact_test

import (
	"testing"

	"rahbord/internal/exact"

	"pgregory.net/rapid"
)

func TestRoundingIsHalfAwayFromZeroAndHappensOnce(t *testing.T) {
	for in, want := range map[string]string{"0.5": "1", "1.5": "2", "2.5": "3", "-0.5": "-1", "-0.4": "0", "57.4999": "57", "1/3": "0", "2/3": "1"} {
		r, err := exact.Parse(in)
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Decimal(0); got != want {
			t.Errorf("Decimal(0) of %s = %s, want %s", in, got, want)
		}
	}
}

func TestParseRefusesWhatIsNoPlainNumber(t *testing.T) {
	for _, s := range []string{"", "x", "1e5", "0x10", "1_000", "1,5", " 1", "NaN", "Inf", "+1", "1/0", "--1", "0b101", "0o7", ".5", "5.", "1/-2"} {
		if r, err := exact.Parse(s); err == nil {
			t.Errorf("Parse(%q) = %s, want an error", s, r)
		}
	}
}

func TestLeadingZerosAreNotOctal(t *testing.T) {
	for in, want := range map[string]string{"010": "10", "010/3": "10/3", "08.50": "8.5", "-007/014": "-0.5", "0/5": "0"} {
		if r, err := exact.Parse(in); err != nil || r.String() != want {
			t.Errorf("Parse(%s) = %s (%v), want %s", in, r, err, want)
		}
	}
}

func TestStringReadsBackUnchanged(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := exact.Frac(rapid.IntRange(-1000000, 1000000).Draw(t, "a"), rapid.IntRange(1, 100000).Draw(t, "b"))
		back, err := exact.Parse(r.String())
		if err != nil || !back.Equal(r) {
			t.Fatalf("%s reads back as %s (%v)", r, back, err)
		}
	})
}

func TestFloorGoesDown(t *testing.T) {
	for _, c := range []struct{ a, b, want int }{{7, 2, 3}, {-7, 2, -4}, {6, 2, 3}, {0, 1, 0}} {
		if got := exact.Frac(c.a, c.b).Floor(); got != c.want {
			t.Errorf("floor(%d/%d) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestZeroValueIsZero(t *testing.T) {
	var r exact.Rat
	if r.String() != "0" || !r.IsZero() || !r.Add(exact.Of(2)).Equal(exact.Of(2)) || exact.Max(r, exact.Of(-1)).String() != "0" {
		t.Error("the zero value does not behave as 0")
	}
}
