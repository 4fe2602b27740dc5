package net.psmail.portal.view;

import java.util.List;

/** {@code revokeall.jte}; posts to {@code /account/devices/all/revoke}. */
public record RevokeAllView(List<DevicesView.Device> devices) {

  public RevokeAllView {
    devices = List.copyOf(devices);
  }
}
