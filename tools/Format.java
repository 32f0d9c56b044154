import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks the format of every .java file under src/ and tools/, or with "write" rewrites it. */
class Format {
  public static void main(String[] args) throws Exception {
    boolean write = List.of(args).contains("write");
    var sources = sources("src", "tools");
    if (sources.isEmpty()) return;
    var command = new ArrayList<String>();
    command.addAll(write ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    command.addAll(sources);
    var out = new PrintWriter(System.out, true);
    var err = new PrintWriter(System.err, true);
    int status = new Main(out, err, System.in).format(command.toArray(String[]::new));
    if (status != 0 && !write)
      err.println("Not formatted: run  mvn process-sources -Dformat.mode=write");
    System.exit(status);
  }

  private static List<String> sources(String... roots) throws IOException {
    var found = new ArrayList<String>();
    for (String root : roots) {
      if (!Files.isDirectory(Path.of(root))) continue;
      try (var files = Files.walk(Path.of(root))) {
        files.map(Path::toString).filter(f -> f.endsWith(".java")).sorted().forEach(found::add);
      }
    }
    return found;
  }
}
