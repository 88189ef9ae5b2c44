// Command rahbord assesses CRM readiness and plans CRM strategy.
package main

import (
	"os"

	"rahbord/cmd"
)

func main() { os.Exit(cmd.Main()) }
