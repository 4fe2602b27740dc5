package net.psmail.provisioning.export;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names of files for names of folders, that every system can unpack: whatever a folder is called,
 * its file lies below the place where the copy is unpacked, and no two have the same.
 */
final class FileNames {

  /** In letters, of which each may take four bytes of the 255 that a name may have. */
  private static final int LONGEST = 60;

  private static final Pattern UNFIT = Pattern.compile("[\\\\/:*?\"<>|\\p{Cntrl}\\p{Cf}\\p{Cs}]");
  private static final Pattern EDGES = Pattern.compile("^[. ]+|[. ]+$");

  /** Names that some systems keep for themselves, whatever follows after a dot. */
  private static final Pattern DEVICE =
      Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?", Pattern.CASE_INSENSITIVE);

  private final Set<String> taken = new HashSet<>();

  /** The path of the file of a folder, without an ending. */
  String of(List<String> folder) {
    String path = folder.stream().map(FileNames::safe).collect(Collectors.joining("/"));
    String free = path;
    for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
      free = path + "-" + number;
    }
    return free;
  }

  private static String safe(String name) {
    String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
    String fit = UNFIT.matcher(composed).replaceAll("_");
    String cut =
        fit.substring(
            0, fit.offsetByCodePoints(0, Math.min(LONGEST, fit.codePointCount(0, fit.length()))));
    String bare = EDGES.matcher(cut).replaceAll("");
    return bare.isEmpty() || DEVICE.matcher(bare).matches() ? "_" + bare : bare;
  }
}
