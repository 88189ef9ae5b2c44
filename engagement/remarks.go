package engagement

import (
	"slices"
	"strings"
)

// remarks are the comments and blank lines of a file, by the path of the entry they belong to.
type remarks struct {
	above  map[string][]string // lines "# …", and "" for a blank line
	behind map[string]string   // "# …"
	end    []string            // after the last entry
	mode   string              // the first line, when it tells editors the schema
}

// onto keeps the remarks of entries that exist in t. The remarks of parts that went
// because their entry is now written short go to the entry.
func (r remarks) onto(t *tree) remarks {
	kept := remarks{above: map[string][]string{}, behind: map[string]string{}, end: r.end, mode: r.mode}
	forms := map[string]form{}
	t.paths("", forms)
	for _, path := range sortedPaths(r.above) {
		if to := home(path, forms); to != "" {
			kept.above[to] = append(kept.above[to], r.above[path]...)
		}
	}
	for _, path := range sortedPaths(r.behind) {
		switch to := home(path, forms); {
		case to == "":
		case kept.behind[to] == "":
			kept.behind[to] = r.behind[path]
		default:
			kept.above[to] = append(kept.above[to], r.behind[path])
		}
	}
	return kept
}

func (t *tree) paths(path string, into map[string]form) {
	for _, it := range t.items {
		sub := joinPath(path, it.name)
		into[sub] = it.value.form
		it.value.paths(sub, into)
	}
}

// home is where the remark of a path goes: the entry itself, or the one it is now a
// short form of; "" when neither exists.
func home(path string, forms map[string]form) string {
	if _, ok := forms[path]; ok {
		return path
	}
	parent := parentPath(path)
	if f, ok := forms[parent]; ok && f == scalar {
		return parent
	}
	return ""
}

func sortedPaths[T any](m map[string]T) []string {
	paths := make([]string, 0, len(m))
	for p := range m {
		paths = append(paths, p)
	}
	slices.Sort(paths)
	return paths
}

// remark is a comment or, without text, a blank line.
type remark struct {
	line  int
	alone bool // nothing else stands on its line
	text  string
}

// modeMark is how editors recognise the line that names the schema.
const modeMark = "yaml-language-server:"

// attach gives every remark to the entry it belongs to; anchors are in file order.
func attach(found []remark, anchors []anchor) remarks {
	r := remarks{above: map[string][]string{}, behind: map[string]string{}}
	next, last := 0, ""
	for _, m := range found {
		for ; next < len(anchors) && anchors[next].line <= m.line; next++ {
			if !anchors[next].inner {
				last = anchors[next].path
			}
		}
		switch {
		case m.line == 1 && m.alone && strings.Contains(m.text, modeMark):
			r.mode = m.text
		case !m.alone && last != "" && r.behind[last] == "":
			r.behind[last] = m.text
		case next == len(anchors):
			r.end = appendRemark(r.end, m.text)
		default:
			path := anchors[next].path
			r.above[path] = appendRemark(r.above[path], m.text)
		}
	}
	for len(r.end) > 0 && r.end[len(r.end)-1] == "" {
		r.end = r.end[:len(r.end)-1]
	}
	return r
}

func appendRemark(lines []string, text string) []string {
	if text == "" && len(lines) > 0 && lines[len(lines)-1] == "" {
		return lines
	}
	return append(lines, text)
}
