package net.psmail.status.probe;

import java.io.IOException;

/** Whether a port takes connections. */
final class TcpLook implements Look {

  @Override
  public Sight look(Probe probe, Visit visit) throws IOException {
    visit.connect(probe.host(), probe.port()).close();
    return Sight.WORKS;
  }
}
