package engagement

import (
	"fmt"
	"time"

	"rahbord/internal/diag"
	"rahbord/internal/plain"
	"rahbord/internal/yamldoc"

	"gopkg.in/yaml.v3"
)

// Day is a calendar day without a clock, midnight UTC.
type Day struct{ time.Time }

const dayForm = "2006-01-02"

// The years a file may name: a slip of the keyboard or a Persian year is noticed.
const (
	firstYear = 1900
	lastYear  = 2200
)

// DayOf makes a day.
func DayOf(year int, month time.Month, day int) Day {
	return Day{time.Date(year, month, day, 0, 0, 0, 0, time.UTC)}
}

// ParseDay reads YYYY-MM-DD, strictly: the day exists and lies in 1900 to 2200.
func ParseDay(s string) (Day, error) {
	t, err := time.Parse(dayForm, s)
	if err != nil || len(s) != len(dayForm) || t.Year() < firstYear || t.Year() > lastYear {
		return Day{}, fmt.Errorf("%q is not a day of the form YYYY-MM-DD from %d to %d", s, firstYear, lastYear)
	}
	return Day{t}, nil
}

// String is YYYY-MM-DD.
func (d Day) String() string { return d.Format(dayForm) }

// Equal compares the days.
func (d Day) Equal(o Day) bool { return d.Time.Equal(o.Time) }

// MarshalText writes YYYY-MM-DD.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// MarshalJSON writes "YYYY-MM-DD".
func (d Day) MarshalJSON() ([]byte, error) { return []byte(`"` + d.String() + `"`), nil }

// UnmarshalText reads YYYY-MM-DD.
func (d *Day) UnmarshalText(b []byte) error {
	p, err := ParseDay(string(b))
	if err == nil {
		*d = p
	}
	return err
}

// UnmarshalJSON reads "YYYY-MM-DD".
func (d *Day) UnmarshalJSON(b []byte) error {
	if len(b) < 2 || b[0] != '"' {
		return fmt.Errorf("%s is not a day", b)
	}
	return d.UnmarshalText(b[1 : len(b)-1])
}

// DecodeYAML reads a day, quoted or not.
func (d *Day) DecodeYAML(dec *yamldoc.Decoder, n *yaml.Node) {
	if n.Kind != yaml.ScalarNode {
		dec.WrongType(n, "text")
		return
	}
	if d.UnmarshalText([]byte(n.Value)) != nil {
		dec.Fault(n, "bad-date", diag.Args{"value": plain.Excerpt(n.Value)})
	}
}
