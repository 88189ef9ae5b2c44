package interview

import (
	"context"
	"errors"
	"slices"
	"strings"
	"unicode"

	"rahbord/internal/console"
	"rahbord/internal/diag"
	"rahbord/internal/i18n"
	"rahbord/internal/plain"
	"rahbord/internal/prompt"
)

// The commands. Their spoken words stand under interview.commands, several for each,
// with | between them; the English word works in every language.
const (
	cmdBack     = "back"
	cmdSkip     = "skip"
	cmdGo       = "go"
	cmdOpen     = "open"
	cmdHelp     = "help"
	cmdQuit     = "quit"
	cmdNote     = "note"
	cmdEvidence = "evidence"
	cmdGrade    = "grade"
	cmdClear    = "clear"
	cmdEdit     = "edit"
	cmdDelete   = "del"
)

var allCommands = []string{cmdBack, cmdSkip, cmdGo, cmdOpen, cmdHelp, cmdQuit, cmdNote, cmdEvidence, cmdGrade, cmdClear, cmdEdit, cmdDelete}

// commonCommands work everywhere.
var commonCommands = []string{cmdBack, cmdSkip, cmdGo, cmdOpen, cmdHelp, cmdQuit}

func (f *flow) spokenCommands() map[string]string {
	spoken := map[string]string{}
	for _, c := range allCommands {
		spoken[c] = c
		for _, word := range strings.Split(f.t("commands."+c), "|") {
			spoken[fold(word)] = c
		}
	}
	return spoken
}

// Quits reports whether a line is the command that stops, in a language's words or in English.
func Quits(w *i18n.Words, line string) bool {
	f := newFlow(&Session{Words: w})
	r, isCommand, known := f.command(clean(line), nil)
	return isCommand && known && r.command == cmdQuit
}

// fold is the form in which typed words are compared: no case, no joiners, one kind
// of digits and of Persian letters, single spaces.
func fold(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\u200c' || unicode.IsSpace(r):
			return ' '
		case unicode.Is(unicode.Cf, r):
			return -1
		case r == 'ي':
			return 'ی'
		case r == 'ك':
			return 'ک'
		case r == '’' || r == '׳' || r == '״' || r == '"':
			return '\''
		}
		return unicode.ToLower(r)
	}, i18n.ASCIIDigits(s))
	return strings.Join(strings.Fields(s), " ")
}

// cutWord takes a spoken word, one of several with | between them, off the start of
// an answer and gives the rest as it was typed.
func cutWord(answer, synonyms string) (rest string, found bool) {
	answer = strings.TrimSpace(answer)
	best := -1
	for _, word := range strings.Split(synonyms, "|") {
		for end := range answer + " " {
			tail := answer[min(end, len(answer)):]
			if fold(answer[:min(end, len(answer))]) != fold(word) || end == 0 {
				continue
			}
			if next, isWord := strings.CutPrefix(tail, " "); tail == "" || isWord || strings.HasPrefix(tail, ":") {
				if end > best {
					best, rest = end, strings.TrimLeft(next, ": ")
				}
			}
		}
	}
	return rest, best >= 0
}

// reply is what a person typed: an answer, or a command with its words.
type reply struct {
	command string
	text    string
}

// command reads a line that begins with a colon. known is false for a word that is
// no command here.
func (f *flow) command(line string, own []string) (r reply, isCommand, known bool) {
	rest, isCommand := strings.CutPrefix(line, ":")
	if !isCommand {
		if line == "?" || line == "؟" {
			return reply{command: cmdHelp}, true, true
		}
		return reply{text: line}, false, true
	}
	word, text, _ := strings.Cut(strings.TrimSpace(rest), " ")
	c := f.commands[fold(word)]
	known = c != "" && (slices.Contains(commonCommands, c) || slices.Contains(own, c))
	return reply{c, strings.TrimSpace(text)}, true, known
}

// input is one line asked for.
type input struct {
	label string
	rtl   bool
	help  []string            // beyond the commands
	own   []string            // commands taken besides the common ones
	check func(string) string // what is wrong with an answer, "" when nothing is
	args  func(reply) string  // what is wrong with the words of an own command
}

// read asks one line until it is an answer or a command for the caller. What every
// step answers alike (help, what is open, quit) it does itself.
func (f *flow) read(ctx context.Context, in input) (reply, error) {
	for {
		typed, err := f.Prompter.Ask(ctx, prompt.Line{
			Label: in.label, RTL: in.rtl && f.Words.Lang.RTL(),
			Check: func(line string) string { return f.complaint(in, clean(line)) },
		})
		switch {
		case errors.Is(err, prompt.ErrBack):
			return reply{command: cmdBack}, nil
		case errors.Is(err, prompt.ErrSkip):
			return reply{command: cmdSkip}, nil
		case err != nil:
			return reply{}, err
		}
		r, _, _ := f.command(clean(typed), in.own)
		switch r.command {
		case cmdHelp:
			f.help(in)
		case cmdOpen:
			f.listOpen()
		case cmdQuit:
			return reply{}, prompt.ErrPaused
		default:
			return r, nil
		}
	}
}

// clean removes what cannot be seen at the ends of a line, controls and marks of
// direction, and whatever else no file may hold.
func clean(line string) string {
	line = strings.NewReplacer("\u200e", "", "\u200f", "", "\ufeff", "", "\n", " ").Replace(plain.Clean(line))
	return strings.Trim(line, " \t\u200c\u00a0")
}

// complaint is what is wrong with a line, in words that say what is expected.
func (f *flow) complaint(in input, line string) string {
	r, isCommand, known := f.command(line, in.own)
	switch {
	case isCommand && !known:
		return f.unknownCommand(in, line)
	case isCommand && r.command == cmdGo && f.find(r.text) == "":
		return f.unknownStep(r.text)
	case isCommand && in.args != nil:
		return in.args(r)
	case !isCommand && in.check != nil:
		return in.check(r.text)
	}
	return ""
}

func (f *flow) unknownCommand(in input, line string) string {
	var known []string
	for _, c := range append(slices.Clone(commonCommands), in.own...) {
		known = append(known, f.commandWord(c), c)
	}
	word, _, _ := strings.Cut(strings.TrimPrefix(line, ":"), " ")
	if g := diag.Guess(fold(word), known); g != "" {
		return f.t("no-command-guess", "word", ":"+word, "guess", ":"+g)
	}
	return f.t("no-command", "word", ":"+word)
}

// commandWord is the first spoken word of a command.
func (f *flow) commandWord(c string) string {
	first, _, _ := strings.Cut(f.t("commands."+c), "|")
	return first
}

func (f *flow) help(in input) {
	f.rule()
	for _, line := range in.help {
		f.say(line)
	}
	columns := 0
	known := append(slices.Clone(in.own), commonCommands...)
	for _, c := range known {
		columns = max(columns, 1+console.Width(f.commandWord(c)))
	}
	for _, c := range known {
		f.entry(":"+f.commandWord(c), columns, f.t("about."+c))
	}
	f.rule()
}
