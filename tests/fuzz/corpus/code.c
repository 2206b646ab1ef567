K`/* a
 * b `c` */
char *s = R"x(// y)x"; // d snake_case
/// @param x e
