package cmd

import (
	"runtime/debug"
	"strings"

	"rahbord/internal/diag"
	"rahbord/internal/i18n"

	"github.com/spf13/cobra"
)

// verb makes a command with its words: verbs.<name>.use, .short, .long, .example.
func verb(w *i18n.Words, name string) *cobra.Command {
	key := "verbs." + name + "."
	c := &cobra.Command{
		Use:                   name + " " + w.T(key+"use"),
		Short:                 w.T(key + "short"),
		Long:                  w.T(key + "long"),
		Example:               indent(w.T(key + "example")),
		DisableFlagsInUseLine: true,
		Args:                  cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error { // a group of verbs; run replaces it
			if len(args) == 0 {
				return c.Help()
			}
			var known []string
			for _, sub := range c.Commands() {
				known = append(known, sub.Name())
			}
			return usageError{tell("no-verb", "verb", args[0], "guess", diag.Guess(args[0], known))}
		},
	}
	c.Flags().BoolP("help", "h", false, w.T("flags.help"))
	if strings.Contains(name, " ") {
		c.Use = name[strings.LastIndex(name, " ")+1:] + " " + w.T(key+"use")
	}
	c.Use = strings.TrimSpace(c.Use)
	return c
}

// run gives a verb its work and the number of arguments it takes.
func run(c *cobra.Command, fewest, most int, work func(c *cobra.Command, args []string) error) *cobra.Command {
	count := cobra.RangeArgs(fewest, most)
	c.Args = func(c *cobra.Command, args []string) error {
		if count(c, args) != nil {
			return usageError{tell("arguments", "use", c.UseLine())}
		}
		return nil
	}
	c.RunE = work
	return c
}

func indent(s string) string {
	return "  " + strings.ReplaceAll(strings.TrimSpace(s), "\n", "\n  ")
}

// usageTemplate is cobra's help in the user's language.
func usageTemplate(w *i18n.Words) string {
	return w.T("help.usage") + `
  {{if .HasAvailableSubCommands}}{{.CommandPath}} ` + w.T("help.verb") + `{{else}}{{.UseLine}}{{end}}
{{- if .HasExample}}

` + w.T("help.examples") + `
{{.Example}}{{end}}
{{- if .HasAvailableSubCommands}}

` + w.T("help.verbs") + `{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}
{{- if .HasAvailableLocalFlags}}

` + w.T("help.flags") + `
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
{{- if .HasAvailableInheritedFlags}}

` + w.T("help.global") + `
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
`
}

// buildVersion is the module's version, or the commit of a local build.
func buildVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	return "devel"
}
