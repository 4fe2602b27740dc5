package net.psmail.provisioning.rule;

import java.util.List;

/**
 * What a script needs to know besides the wishes of its owner.
 *
 * @param own the addresses of the owner, that of the mailbox first
 * @param provider those that letters of the provider come from
 * @param spam what tells spam
 */
record Surroundings(List<String> own, List<String> provider, List<SpamHeader> spam) {

  Surroundings {
    own = List.copyOf(own);
    provider = List.copyOf(provider);
    spam = List.copyOf(spam);
  }
}
