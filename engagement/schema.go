package engagement

import (
	_ "embed"
	"fmt"
	"reflect"
	"strings"
)

//go:embed client.schema.json
var clientSchema string

// Schema is the JSON Schema of the client file, for editors that complete and check
// while one types.
func Schema() []byte { return []byte(clientSchema) }

type jsonObject = map[string]any

// idPattern is near ValidID, in the regular expressions that every editor knows.
var idPattern = fmt.Sprintf(`^[^\s"'#:,;/\\()\[\]{}<>|?!@&*=+%%~^$]{1,%d}$`, longestID)

// Choices lists the methods.
func (Method) Choices() []string { return words([]Method{RoleBalanced, Mean, Median}) }

// JSONSchema describes a day.
func (Day) JSONSchema() map[string]any {
	return jsonObject{"type": "string", "pattern": `^(19|20|21)\d\d-[01]\d-[0-3]\d$|^2200-[01]\d-[0-3]\d$`}
}

// JSONSchema describes the answers of one person.
func (Sheet) JSONSchema() map[string]any { return entriesSchema(longAnswer{}, wordDK) }

// JSONSchema describes what the workshop agreed.
func (Consensus) JSONSchema() map[string]any { return entriesSchema(longAgreed{}) }

// JSONSchema describes answers by question id; which form each takes, the pack says.
func (Answers) JSONSchema() map[string]any {
	return jsonObject{"type": "object", "propertyNames": jsonObject{"pattern": idPattern}}
}

// entriesSchema describes a mapping by indicator id: a level, one of the words, or
// the long form with either a level or na.
func entriesSchema(long any, words ...string) jsonObject {
	level := []any{jsonObject{"type": "number"}}
	if len(words) > 0 {
		level = append(level, jsonObject{"enum": words})
	}
	properties := jsonObject{}
	t := reflect.TypeOf(long)
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("yaml"), ",")
		form := longForms(level)[name]
		form["description"] = t.Field(i).Tag.Get("doc")
		properties[name] = form
	}
	either := []any{jsonObject{"required": []string{"level"}}, jsonObject{"required": []string{"na"}}}
	mapping := jsonObject{"type": "object", "properties": properties, "additionalProperties": false, "oneOf": either}
	return jsonObject{"type": "object", "propertyNames": jsonObject{"pattern": idPattern},
		"additionalProperties": jsonObject{"anyOf": append(level[:len(level):len(level)], mapping)}}
}

// longForms describes the parts of the long forms.
func longForms(level []any) map[string]jsonObject {
	text := func() jsonObject { return jsonObject{"type": []string{"string", "number", "boolean"}} }
	na := text()
	na["minLength"] = 1
	return map[string]jsonObject{
		"level": {"anyOf": level}, "na": na, "comment": text(), "reason": text(), "evidence": text(),
		"grade": {"type": "integer", "minimum": 0}, "when": Day{}.JSONSchema(),
	}
}
