/**
 * What a served domain needs in the DNS: the zone as text to paste, the same record by record, and
 * whether the domain's own name servers say so at this moment. {@code Zones} is the way in. The
 * policy that other servers fetch ({@code MailPolicies}) is here too, because the zone announces
 * it. Nothing here writes to a name server: that is the operator's, or another provider's.
 */
@NullMarked
package net.psmail.provisioning.dns;

import org.jspecify.annotations.NullMarked;
