package cmd

import (
	"rahbord/internal/plain"

	"github.com/spf13/pflag"
)

// textFlag is a text flag whose help shows a name for its value: --out FILE.
type textFlag struct {
	value *string
	name  string
}

func (f textFlag) String() string {
	if f.value == nil {
		return ""
	}
	return *f.value
}

// Set refuses what no file may hold.
func (f textFlag) Set(s string) error {
	if rule, _ := plain.Unfit(s); rule != "" {
		return tell("unfit-text", "value", plain.Excerpt(s))
	}
	*f.value = s
	return nil
}

func (f textFlag) Type() string { return f.name }

// text adds a text flag to a set and returns its value.
func text(flags *pflag.FlagSet, long, short, name, standard, usage string) *string {
	value := standard
	flags.VarP(textFlag{&value, name}, long, short, usage)
	return &value
}
