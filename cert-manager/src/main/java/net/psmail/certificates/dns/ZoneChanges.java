package net.psmail.certificates.dns;

import java.io.IOException;
import org.xbill.DNS.Name;

/** How a TXT record gets into its zone and out of it. Names are absolute and no aliases. */
interface ZoneChanges {

  /** Adds a record beside those of the same name; nothing happens if it is there. */
  void add(Name name, String value) throws IOException;

  /** Removes this record, and no other of its name. */
  void remove(Name name, String value) throws IOException;
}
