package net.psmail.provisioning.password;

import java.util.Collections;
import java.util.Enumeration;
import java.util.ResourceBundle;

/** Makes zxcvbn give the keys of its sentences, so that the sentences can be ours. */
final class FeedbackKeys extends ResourceBundle {

  @Override
  protected Object handleGetObject(String key) {
    return key;
  }

  @Override
  public Enumeration<String> getKeys() {
    return Collections.emptyEnumeration();
  }
}
