package net.psmail.certificates.foreign;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Where one of the programs has what in its folder. */
interface Layout {

  /** What the program is called. */
  String program();

  /** Each once, in the version that ends last. */
  List<ForeignCertificate> certificates() throws IOException;

  /** The files of all account keys. */
  List<Path> accountKeys() throws IOException;

  /** The files of the account keys there, the one in use first. */
  default List<Path> inOrder(List<Path> keys, URI directory) throws IOException {
    return keys;
  }

  /** Whose account a key is: host, port and path of a directory, as far as they are known. */
  String server(Path accountKey);

  /** What {@link #server} says of accounts at a directory; the usual first. */
  List<String> servers(URI directory);

  /** A directory's path without a slash at its end. */
  static String path(URI directory) {
    return directory.getPath().replaceAll("/+$", "");
  }
}
