package net.psmail.status.probe;

import java.io.IOException;
import org.xbill.DNS.Type;

/**
 * Whether a record is signed from the root on. The signatures are checked here: what a server says
 * of them is not believed.
 */
final class DnssecLook implements Look {

  @Override
  public Sight look(Probe probe, Visit visit) throws IOException {
    String type = probe.option("type", "SOA");
    boolean there =
        !new Dns(visit).signedRecords(Dns.name(probe.target()), Type.value(type)).isEmpty();
    return there
        ? Sight.works(type + " is signed")
        : new Sight(Finding.RECORD_MISSING, probe.target() + " " + type);
  }
}
