// The program: dispatches to commands and turns errors into exit statuses.
int main() { return 0; }
