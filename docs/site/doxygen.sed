# What the reference leaves out of the headers: what is not for users, and the namespace that only the linker sees.
/^namespace detail {$/,/^}  \/\/ namespace detail$/d
/^inline namespace v0 {$/d
/^}  \/\/ namespace v0$/d
# What a defaulted comparison does is said by its name.
/^ *friend .* = default;$/d
# An example is one for several things, and stands on the page of examples.
s|/// @example \([0-9A-Za-z_]*\)\.cpp|/// @par Example\n/// @ref example_\1 "\1.cpp"|
