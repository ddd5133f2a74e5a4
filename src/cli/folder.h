#ifndef CLI_FOLDER_H
#define CLI_FOLDER_H

// What the files of a folder have in common, where every entry of a template is a file.

#include "cli/check.h"

// Reads the files below the folder of the template, or of the operands where --template names one elsewhere, once.
void folder_open(struct run *run, struct loaded_template *loaded);
// Prints, once, what most of them do otherwise than the template shows.
void folder_report(struct run *run, struct loaded_template *loaded);

#endif
