package net.psmail.portal.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The files of a zip, read with bounds: nothing that the archive says about itself is believed, so
 * entries and bytes are counted as they come.
 */
final class ZipFiles {

  static final int ENTRIES = 5_000;
  static final int BYTES = 20 * 1024 * 1024;

  private static final byte[] ZIP = {'P', 'K', 3, 4};

  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private int entries;
  private int bytes;

  private ZipFiles() {}

  /**
   * The files by their paths, in the order of the archive.
   *
   * @throws ContentRefused FAULTY
   */
  static Map<String, byte[]> of(byte[] zip) {
    ZipFiles reading = new ZipFiles();
    try (ZipInputStream input = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = input.getNextEntry(); entry != null; entry = input.getNextEntry()) {
        reading.read(entry.getName(), input);
      }
    } catch (IOException | IllegalArgumentException broken) {
      throw refused("", "problem.content-zip");
    }
    if (reading.entries == 0) {
      throw refused("", "problem.content-zip");
    }
    return reading.files;
  }

  private void read(String path, ZipInputStream input) throws IOException {
    entries++;
    refuseIf(entries > ENTRIES, "", "problem.content-zip-entries");
    refuseIf(leadsOut(path), path, "problem.content-zip-path");
    if (path.endsWith("/")) {
      return;
    }
    byte[] file = input.readNBytes(Math.min(most(path), BYTES - bytes) + 1);
    bytes += file.length;
    refuseIf(bytes > BYTES, "", "problem.content-zip-size");
    refuseIf(file.length > most(path), path, tooLarge(path));
    refuseIf(isZip(path, file), path, "problem.content-zip-nested");
    refuseIf(files.put(path, file) != null, path, "problem.content-zip-twice");
  }

  private static int most(String path) {
    return isText(path) ? Rules.MARKDOWN_BYTES : Picture.MOST_BYTES;
  }

  private static String tooLarge(String path) {
    return isText(path) ? "problem.content-zip-text" : "problem.content-image-large";
  }

  private static boolean isText(String path) {
    return path.endsWith(".md") || path.endsWith(".txt");
  }

  private static boolean leadsOut(String path) {
    return path.startsWith("/")
        || path.contains("\\")
        || path.contains(":")
        || ("/" + path + "/").contains("/../");
  }

  private static boolean isZip(String path, byte[] file) {
    boolean begins = file.length >= ZIP.length;
    for (int at = 0; begins && at < ZIP.length; at++) {
      begins = file[at] == ZIP[at];
    }
    return begins || path.endsWith(".zip");
  }

  private static void refuseIf(boolean wrong, String path, String key) {
    if (wrong) {
      throw refused(path, key);
    }
  }

  private static ContentRefused refused(String path, String key) {
    return ContentRefused.faulty(ContentFault.of("", key).in(path));
  }
}
