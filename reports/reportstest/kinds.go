package reportstest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"reflect"
	"testing"

	"rahbord/reports"
)

// EveryKind wants a block of every kind that a document can hold among some. The kinds
// are read from the file at document, the source of package reports.
func EveryKind(t testing.TB, blocks []reports.Block, document string) {
	t.Helper()
	there := map[string]bool{}
	for _, b := range blocks {
		there[reflect.TypeOf(b).Name()] = true
	}
	f, err := parser.ParseFile(token.NewFileSet(), document, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	kinds := 0
	for _, d := range f.Decls {
		fn, ok := d.(*ast.FuncDecl)
		if !ok || fn.Name.Name != "block" {
			continue
		}
		kinds++
		if name := fn.Recv.List[0].Type.(*ast.Ident).Name; !there[name] {
			t.Errorf("the test has no %s", name)
		}
	}
	if kinds < 20 {
		t.Fatalf("only %d kinds of blocks found", kinds)
	}
}
