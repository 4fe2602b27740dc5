package net.psmail.portal.view;

import java.util.List;

/**
 * {@code recover.jte}; posts {@code address, code, password, devices} to {@code /recover}. The code
 * is not kept when the form comes back.
 *
 * @param revokeDevices whether the device passwords are chosen to be revoked
 */
public record RecoveryForm(String address, boolean revokeDevices, List<Problem> problems) {}
