package net.psmail.status.probe;

import java.io.IOException;

/** Whether a handshake shows what clients want to see. */
final class TlsLook implements Look {

  @Override
  public Sight look(Probe probe, Visit visit) throws IOException {
    Secured secured = visit.connect(probe.host(), probe.port()).secure(visit, probe.serverName());
    return secured.judge(probe, secured.protocol() + ", " + secured.left().toDays() + " days left");
  }
}
